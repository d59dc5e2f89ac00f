//! Figures by a mark that tells most of them apart.

use std::iter::successors;

/// Figures with their marks: rows in which the newest figure is the first, so that what is old need not be passed.
#[derive(Debug)]
pub(super) struct Register {
    rows: [Link; ROWS],
    entries: Vec<Entry>,
}

/// Position of an entry, if there is one.
type Link = Option<u32>;

#[derive(Debug)]
struct Entry {
    figure: usize,
    mark: u32,
    /// The next one of its row.
    older: Link,
}

/// About as many as an article has figures, so that a row is short; a power of two.
const ROWS: usize = 32;

impl Default for Register {
    fn default() -> Self {
        Self { rows: [None; ROWS], entries: Vec::with_capacity(ROWS) }
    }
}

impl Register {
    /// Forgets all figures.
    pub(super) fn clear(&mut self) {
        self.rows = [None; ROWS];
        self.entries.clear();
    }

    /// Adds a mark to a figure, unless it has it.
    pub(super) fn add(&mut self, figure: usize, mark: u32) {
        let mut newer = None;
        let mut older = self.rows.get(row(mark)).copied().flatten();
        while let Some(entry) = self.entry(older).filter(|entry| (entry.figure, entry.mark) >= (figure, mark)) {
            if (entry.figure, entry.mark) == (figure, mark) {
                return;
            }
            (newer, older) = (older, entry.older);
        }
        let new = u32::try_from(self.entries.len()).ok();
        self.entries.push(Entry { figure, mark, older });
        let link = match newer {
            Some(newer) => self.entries.get_mut(newer as usize).map(|entry| &mut entry.older),
            None => self.rows.get_mut(row(mark)),
        };
        link.into_iter().for_each(|link| *link = new);
    }

    /// The figures from a first one on that have a mark, the newest first.
    pub(super) fn newest(&self, mark: u32, first: usize) -> impl Iterator<Item = usize> {
        let newest = self.rows.get(row(mark)).and_then(|link| self.entry(*link));
        let row = successors(newest, |entry| self.entry(entry.older));
        row.take_while(move |entry| entry.figure >= first).filter(move |entry| entry.mark == mark).map(|e| e.figure)
    }

    fn entry(&self, link: Link) -> Option<&Entry> {
        self.entries.get(link? as usize)
    }
}

/// The row of a mark.
fn row(mark: u32) -> usize {
    (mark.wrapping_mul(0x9e37_79b1) >> 16) as usize % ROWS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_come_first_whatever_the_order() {
        let mut register = Register::default();
        for (figure, mark) in [(0, 7), (2, 7), (1, 8), (3, 8), (1, 7), (2, 7), (1, 7 + (1 << 30))] {
            register.add(figure, mark);
        }
        assert_eq!(register.newest(7, 0).collect::<Vec<_>>(), [2, 1, 0]);
        assert_eq!(register.newest(7, 1).collect::<Vec<_>>(), [2, 1], "too old");
        assert_eq!(register.newest(9, 0).count(), 0);
    }
}
