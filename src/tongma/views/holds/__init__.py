"""All holds, with what they lie on and who has agreed to lift them."""
