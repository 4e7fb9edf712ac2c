"""What several events change of a state: the floor, its record, the texts of the programme."""
