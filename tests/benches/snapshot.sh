# The snapshot of tests/twin in bash, with nothing but the hook tools.
set -euo pipefail

filename=$(action-get filename)
kind=$(action-get compression.kind)
quality=$(action-get --format=json compression.quality)
if ((quality > 9)); then
    action-fail -- "compression.quality: $quality is over the maximum 9"
    exit
fi
action-log -- 'Starting snapshot'
if [[ $filename == */* ]]; then
    action-fail -- 'filename: must be a name, not a path'
    exit
fi
action-log -- "Compressed with $kind at quality $quality"
action-set "snapshot.file=$filename" "snapshot.kind=$kind" snapshot.size=4096
