//! The second try of the results that a failing `action-set` did not set.

use super::HookTools;
use super::error::ToolError;

/// The most calls it takes, however many results there are and however many of them fail.
const MOST_CALLS: usize = 64;

/// What stays unset.
#[derive(Debug)]
pub(crate) struct Lost {
    pub(crate) keys: Vec<String>,
    /// How the last call failed.
    pub(crate) error: ToolError,
}

/// Sets `pairs`, which were not set because of `error`, in parts that become smaller where they
/// fail: Juju sets nothing of a call with one result that it refuses.
pub(crate) fn set(
    tools: &dyn HookTools,
    pairs: &[(String, String)],
    mut error: ToolError,
) -> Result<(), Lost> {
    let mut keys = Vec::new();
    let mut calls = 0;
    // The next one is the last.
    let mut parts = Vec::from(halves(pairs));
    while let Some(part) = parts.pop() {
        if part.is_empty() {
            continue;
        }
        if calls < MOST_CALLS {
            calls += 1;
            match tools.set(part) {
                Ok(()) => continue,
                Err(again) => error = again,
            }
            if part.len() > 1 {
                parts.extend(halves(part));
                continue;
            }
        }
        keys.extend(part.iter().map(|(key, _)| key.clone()));
    }
    if keys.is_empty() {
        Ok(())
    } else {
        Err(Lost { keys, error })
    }
}

/// The second half and the first one.
fn halves<T>(all: &[T]) -> [&[T]; 2] {
    let (first, second) = all.split_at(all.len() / 2);
    [second, first]
}

#[cfg(test)]
mod tests {
    use super::{MOST_CALLS, set};
    use crate::for_tests::recorder::Recorder;
    use crate::hook_tools::{HookTools as _, ToolError, ToolFault};

    fn pairs(count: usize) -> Vec<(String, String)> {
        let pairs = (0..count).map(|number| (format!("k{number}"), "1".to_owned()));
        pairs.collect()
    }

    /// The keys that stay unset, and how many calls set something.
    fn lost(tools: &Recorder, count: usize) -> (Vec<String>, usize) {
        let error = ToolError::new("action-set", ToolFault::Missing);
        let lost = set(tools, &pairs(count), error);
        let keys = lost.map_or_else(|lost| lost.keys, |()| Vec::new());
        (keys, tools.calls().len())
    }

    #[test]
    fn what_one_result_keeps_back_is_set() {
        for count in [2, 3, 64, 1000] {
            for refused in [0, 1, count - 1] {
                let tools = Recorder::default();
                tools.refuse(format!("k{refused}="));
                assert!(tools.set(&pairs(count)).is_err());
                let (keys, _) = lost(&tools, count);
                assert_eq!(keys, [format!("k{refused}")], "of {count}");
                let set: usize = tools
                    .calls()
                    .iter()
                    .map(|call| call.matches('=').count())
                    .sum();
                assert_eq!(set, count - 1);
            }
        }
    }

    #[test]
    fn a_single_result_is_tried_once_more() {
        assert_eq!(lost(&Recorder::default(), 1), (vec![], 1));
        let tools = Recorder::default();
        tools.break_tool("action-set");
        assert_eq!(lost(&tools, 1), (vec!["k0".to_owned()], 0));
        assert_eq!(tools.attempts().len(), 1);
    }

    #[test]
    fn a_broken_tool_is_called_so_often_and_all_keys_are_lost_in_their_order() {
        let tools = Recorder::default();
        tools.break_tool("action-set");
        let all: Vec<_> = pairs(1000).into_iter().map(|(key, _)| key).collect();
        assert_eq!(lost(&tools, 1000), (all, 0));
        assert_eq!(tools.attempts().len(), MOST_CALLS);
    }
}
