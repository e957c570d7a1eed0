//! How a child process ended, for a message.

use std::process::ExitStatus;

use crate::shown::after_colon;

/// How many bytes of standard error a message holds.
const MOST_BYTES: usize = 4096;
/// How many lines of standard error a message holds.
const MOST_LINES: usize = 20;

/// How a process ended, and the last lines of its standard error: `exit status 3: no such role`.
pub(crate) fn ended(status: ExitStatus, stderr: &[u8]) -> String {
    let how = match status.code() {
        Some(code) => format!("exit status {code}"),
        // `signal: 9 (SIGKILL)`
        None => status.to_string(),
    };
    how + &after_colon(&last_lines(stderr))
}

/// The last lines of `stderr`, which are the ones that tell why: at most 20, and 4 KiB.
pub(crate) fn last_lines(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr.trim_ascii());
    let line = text.rmatch_indices('\n').nth(MOST_LINES - 1).map_or(0, |(end, _)| end + 1);
    let mut start = line.max(text.len().saturating_sub(MOST_BYTES));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let tail = text.get(start..).unwrap_or_default();
    let mut lines = if start > 0 { "..." } else { "" }.to_owned();
    for c in tail.chars() {
        lines.push(if c.is_control() && c != '\n' && c != '\t' { '\u{fffd}' } else { c });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::last_lines;

    #[test]
    fn a_short_text_is_trimmed() {
        assert_eq!(last_lines(b" \nERROR no\n\n"), "ERROR no");
        assert_eq!(last_lines(b"a\nb\n"), "a\nb");
        assert_eq!(last_lines(b""), "");
        assert_eq!(last_lines(b"\xff"), "\u{fffd}");
        assert_eq!(last_lines(b"\x1b[31mred\x07"), "\u{fffd}[31mred\u{fffd}");
    }

    #[test]
    fn the_last_lines_are_kept() {
        let lines: Vec<String> = (1..=30).map(|n| n.to_string()).collect();
        let kept = last_lines(lines.join("\n").as_bytes());
        assert_eq!(kept, format!("...{}", lines[10..].join("\n")));
        assert_eq!(last_lines(lines[..20].join("\n").as_bytes()), lines[..20].join("\n"));
    }

    #[test]
    fn a_long_line_is_cut_between_characters() {
        let kept = last_lines("é".repeat(4000).as_bytes());
        assert_eq!(kept, format!("...{}", "é".repeat(2048)));
        let kept = last_lines(format!("{}a", "é".repeat(4000)).as_bytes());
        assert_eq!(kept, format!("...{}a", "é".repeat(2047)));
    }
}
