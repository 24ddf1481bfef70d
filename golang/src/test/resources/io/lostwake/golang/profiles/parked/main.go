// Command parked loses two goroutines, parks its main goroutine in an empty select, and writes its leak profile at the
// levels 0 and 1 into the directory given.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"time"
)

func lost() { <-make(chan int) }

func writeProfiles(directory string) {
	time.Sleep(100 * time.Millisecond)
	for level := 0; level <= 1; level++ {
		var text bytes.Buffer
		if err := pprof.Lookup("goroutineleak").WriteTo(&text, level); err != nil {
			panic(err)
		}
		name := filepath.Join(directory, fmt.Sprintf("goroutineleak.debug%d", level))
		if err := os.WriteFile(name, text.Bytes(), 0o644); err != nil {
			panic(err)
		}
	}
	os.Exit(0)
}

func main() {
	go lost()
	go lost()
	go writeProfiles(os.Args[1])
	select {}
}
