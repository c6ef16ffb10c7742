"""What has ever been done to the schema, step by step, and the ways in which a step may do it."""
