//! Units to lines: first-fit, then a last line with company and small words moved to what they
//! belong to (document style §4, "Line breaking").

use super::Setter;
use super::unit::{Atom, AtomKind};

impl Setter {
    /// Greedy lines: for each the index after its last unit.
    pub(super) fn first_fit(&self, measure: f32) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut x = 0.0;
        let mut start = 0;
        for (index, unit) in self.units.iter().enumerate() {
            if index > start {
                let previous = &self.units[index - 1];
                let gap = previous.space.map_or(0.0, |space| space.2);
                let width = gap + unit.width + unit.hyphen.unwrap_or(0.0);
                if previous.must_end || x + width > measure + 0.01 {
                    ends.push(index);
                    (start, x) = (index, 0.0);
                } else {
                    x += gap;
                }
            }
            x += unit.width;
        }
        ends.push(self.units.len());
        ends
    }

    /// Width of the units from `start` to `end` on one line.
    pub(super) fn extent(&self, start: usize, end: usize) -> f32 {
        let units = &self.units[start..end];
        let spaces = units.iter().rev().skip(1).filter_map(|unit| unit.space).map(|space| space.2);
        units.iter().map(|unit| unit.width).sum::<f32>() + spaces.sum::<f32>()
    }

    /// A lone short word on the last line gets the word before it as company.
    pub(super) fn mend_last_line(&self, ends: &mut [usize], measure: f32) {
        let [.., before, cut, end] = *[&[0], &*ends].concat() else { return };
        if end - cut != 1 || cut - before < 3 {
            return;
        }
        let moved = &self.units[cut - 1];
        // A word of up to three letters says nothing before the line's end; it goes down too.
        let small = match &self.atoms[moved.first..moved.last] {
            [Atom { kind: AtomKind::Word(word), .. }] => word.text.chars().count() <= 3,
            _ => false,
        };
        if !small && self.extent(cut, end) >= 0.15 * measure {
            return;
        }
        let parted = moved.must_end || moved.space.is_none();
        if !parted && self.extent(cut - 1, end) <= measure {
            let line = ends.len() - 2;
            ends[line] = cut - 1;
        }
    }

    /// A small word at a line's end belongs to what follows.
    pub(super) fn push_small_words_down(&self, ends: &mut [usize], measure: f32) {
        const SMALL: [&str; 12] =
            ["för", "i", "av", "till", "om", "och", "med", "på", "vid", "från", "–", "samt"];
        for line in (0..ends.len().saturating_sub(1)).rev() {
            let start = if line == 0 { 0 } else { ends[line - 1] };
            let cut = ends[line];
            let small = match &self.atoms[self.units[cut - 1].first..self.units[cut - 1].last] {
                [Atom { kind: AtomKind::Word(word), .. }] => SMALL.contains(&word.text.as_str()),
                _ => false,
            };
            let fits = self.extent(cut - 1, ends[line + 1]) <= measure;
            if small && fits && cut - start > 1 && !self.units[cut - 1].must_end {
                ends[line] = cut - 1;
            }
        }
    }
}
