"""Scanner stations and what each does to the codes that pass through it."""
