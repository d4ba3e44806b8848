"""What scripts/generate is made of."""
