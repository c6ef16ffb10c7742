"""Words that everybody uses; pure, nothing below them but the standard library."""
