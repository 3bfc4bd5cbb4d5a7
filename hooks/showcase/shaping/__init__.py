"""Values become the shapes that the model declares, or findings in the words of the people who typed them."""
