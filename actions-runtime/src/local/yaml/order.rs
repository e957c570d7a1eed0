//! The order of keys.

use std::cmp::Ordering;

/// How `yaml.v2` sorts two keys: digits as numbers, and what is no letter before letters. It follows
/// `keyList.Less` of its sorter.go, for keys that are strings.
pub(in crate::local) fn key_order(a: &str, b: &str) -> Ordering {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let differs = a.iter().zip(&b).position(|(a, b)| a != b);
    let Some(at) = differs else {
        return a.len().cmp(&b.len());
    };
    let (before, a) = a.split_at(at);
    let b = b.split_at(at).1;
    let (Some(&first_a), Some(&first_b)) = (a.first(), b.first()) else {
        return Ordering::Equal;
    };
    match (first_a.is_alphabetic(), first_b.is_alphabetic()) {
        (true, true) => return first_a.cmp(&first_b),
        (true, false) => return Ordering::Greater,
        (false, true) => return Ordering::Less,
        (false, false) => {}
    }
    // Where one goes on with a zero inside a number, the zero counts.
    let zero = first_a == '0' || first_b == '0';
    let start = i64::from(zero && ends_in_a_number(before));
    let ((number_a, digits_a), (number_b, digits_b)) = (number(start, a), number(start, b));
    number_a
        .cmp(&number_b)
        .then(digits_a.cmp(&digits_b))
        .then(first_a.cmp(&first_b))
}

/// Whether the digits at the end are more than zeros.
fn ends_in_a_number(text: &[char]) -> bool {
    text.iter()
        .rev()
        .take_while(|character| character.is_ascii_digit())
        .any(|digit| *digit != '0')
}

/// The number of the digits at the beginning, behind the digit `start`, and how many they are.
fn number(start: i64, text: &[char]) -> (i64, usize) {
    let digits = text.iter().map_while(|character| character.to_digit(10));
    digits.fold((start, 0), |(number, count), digit| {
        // Go lets it run over as well.
        let number = number.wrapping_mul(10).wrapping_add(i64::from(digit));
        (number, count + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::key_order;

    #[test]
    fn keys_are_sorted_as_a_reader_expects() {
        let sorted = [
            "1", "2", "10", "a", "a-b", "a1", "a2", "a2b", "a10", "a010", "ab", "b",
        ];
        for (at, a) in sorted.iter().enumerate() {
            for (index, b) in sorted.iter().enumerate() {
                assert_eq!(key_order(a, b), at.cmp(&index), "{a} {b}");
            }
        }
    }
}
