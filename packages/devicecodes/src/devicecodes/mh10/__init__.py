"""ANSI MH10.8.2 data identifiers, ISO/IEC 15434 envelopes, DIN 16598, and IFA's PPN in them."""
