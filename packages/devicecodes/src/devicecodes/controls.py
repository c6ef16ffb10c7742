r"""Control characters inside codes (ASCII): GS stands for FNC1 in data, RS and EOT end messages.

>>> GS, RS, EOT
('\x1d', '\x1e', '\x04')
"""

GS, RS, EOT = "\x1d", "\x1e", "\x04"
