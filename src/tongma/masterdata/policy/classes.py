"""Classes by which rules differ, of goods and of the places where they may lie. Pure."""

DEVICE_CLASSES = ("I", "II", "III")
"""After the risk, as the law has them; what is no device has none."""
TEMPERATURE_CLASSES = ("", "ambient", "cool", "cold", "frozen")
"""Empty: any temperature."""
