//! Chance by key: the only random numbers of a world.
//!
//! A draw is a function of the seed and of what it is for (purpose, entity, ordinal, replica), so no
//! generator has a state: one more read shifts nothing else, parallel runs stay repeatable, and a
//! snapshot has nothing of this to store. The mixing function is the finalizer of SplitMix64
//! (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014), applied after each
//! absorbed word. It is not meant to resist an adversary; secrets are derived elsewhere, by SHA-256.

/// The seed of a world, from which every draw is keyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chance {
    seed: u64,
}

/// A key under construction: what a draw is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u64);

impl Chance {
    /// The chance of a world with this seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// The seed it was made with.
    #[must_use]
    pub const fn seed(self) -> u64 {
        self.seed
    }

    /// Starts a key for one purpose. Two purposes never share a draw.
    #[must_use]
    pub fn key(self, purpose: &str) -> Key {
        Key(mix(self.seed ^ 0x526f_6c65_6361_6c6c)).text(purpose)
    }
}

impl Key {
    /// A key that is the same in every world: for naming entities, never for drawing.
    #[must_use]
    pub fn unseeded(purpose: &str) -> Self {
        Chance::new(0).key(purpose)
    }

    /// The key itself, as a number that names an entity.
    #[must_use]
    pub const fn name(self) -> u64 {
        self.0
    }

    /// Absorbs a number.
    #[must_use]
    pub fn number(self, word: u64) -> Self {
        Self(mix(self.0.rotate_left(23) ^ word))
    }

    /// Absorbs a text, its length included.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        let mut key = self.number(text.len() as u64);
        let (words, rest) = text.as_bytes().as_chunks::<8>();
        for word in words {
            key = key.number(u64::from_le_bytes(*word));
        }
        if rest.is_empty() {
            return key;
        }
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(rest) {
            *to = *from;
        }
        key.number(u64::from_le_bytes(word))
    }

    /// The draw as 64 bits.
    #[must_use]
    pub fn bits(self) -> u64 {
        mix(self.0 ^ 0xd1b5_4a32_d192_ed03)
    }

    /// A whole number below `bound`; 0 when `bound` is 0.
    #[must_use]
    pub fn below(self, bound: u64) -> u64 {
        let wide = u128::from(self.bits()) * u128::from(bound);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number in `0.0 ..= 1.0`, in steps of 2⁻³².
    #[must_use]
    pub fn fraction(self) -> f64 {
        let high = u32::try_from(self.bits() >> 32).unwrap_or(u32::MAX);
        f64::from(high) / f64::from(u32::MAX)
    }

    /// A standard normal deviate: the sum of twelve uniform numbers of 16 bits (Irwin and Hall).
    ///
    /// Only additions, so that every platform draws the same; its tails end at ±6, and its 99th
    /// percentile is 2.31 where the normal's is 2.33.
    #[must_use]
    pub fn normal(self) -> f64 {
        let mut sum = 0_u32;
        for third in 0..3 {
            let bits = self.number(third).bits();
            for shift in [0_u32, 16, 32, 48] {
                sum += u32::try_from((bits >> shift) & 0xffff).unwrap_or(0);
            }
        }
        f64::from(sum) / 65_536.0 + 12.0 / 131_072.0 - 6.0
    }
}

/// The finalizer of SplitMix64.
fn mix(word: u64) -> u64 {
    let mut word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests;
