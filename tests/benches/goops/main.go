// The snapshot of tests/twin in Go, with goops.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/gruyaume/goops"
)

type compression struct {
	Kind    string `json:"kind"`
	Quality int    `json:"quality"`
}

type snapshotParams struct {
	Filename    string      `json:"filename"`
	Compression compression `json:"compression"`
}

func snapshot() error {
	params := snapshotParams{Compression: compression{Kind: "gzip", Quality: 5}}
	if err := goops.GetActionParams(&params); err != nil {
		return err
	}
	quality := params.Compression.Quality
	if quality < 0 || quality > 9 {
		return fmt.Errorf("compression.quality: %d is over the maximum 9", quality)
	}
	if err := goops.ActionLogf("Starting snapshot"); err != nil {
		return err
	}
	if strings.Contains(params.Filename, "/") {
		return fmt.Errorf("filename: must be a name, not a path")
	}
	kind := params.Compression.Kind
	if err := goops.ActionLogf("Compressed with %s at quality %d", kind, quality); err != nil {
		return err
	}
	return goops.SetActionResults(map[string]string{
		"snapshot.file": params.Filename,
		"snapshot.kind": kind,
		"snapshot.size": strconv.Itoa(4096),
	})
}

func main() {
	if goops.ReadEnv().ActionName != "snapshot" {
		return
	}
	if err := snapshot(); err != nil {
		if err := goops.FailActionf("%s", err); err != nil {
			os.Exit(1)
		}
	}
}
