"""What revisers do at the desk of the translation section: review texts, order the queue, take over corrections."""
