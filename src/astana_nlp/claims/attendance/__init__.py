"""Who came to a round, watched it, stayed away, walked out or was invited, and how many they were."""
