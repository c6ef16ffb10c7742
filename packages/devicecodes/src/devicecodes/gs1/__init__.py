"""GS1: element strings, Digital Link, EAN/UPC/ITF numbers, and writing them."""
