"""HIBC: labeler (LIC) and provider (PAS) codes. Source: ANSI/HIBC 2.6 and 1.3."""
