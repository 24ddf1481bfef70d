//lostwake:expected the disk watch of a Pebble store
//lostwake:expected the file cleaner of a Pebble store
//lostwake:expected the log writer of a Pebble store
//lostwake:expected the table cache of a Pebble store
//lostwake:expected the watch of a file of a Pebble store

// An open Pebble store after some writes.
package main

import (
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/cockroachdb/pebble"
)

func main() {
	directory, err := os.MkdirTemp("", "pebble")
	check(err)
	defer os.RemoveAll(directory)
	store, err := pebble.Open(directory, &pebble.Options{})
	check(err)
	for i := range 100 {
		check(store.Set(fmt.Append(nil, i), []byte("value"), pebble.Sync))
	}
	check(store.Flush())
	dump()
	check(store.Close())
}

// dump writes what every goroutine does at rest.
func dump() {
	time.Sleep(2 * time.Second)
	runtime.GC()
	if err := pprof.Lookup("goroutine").WriteTo(os.Stdout, 2); err != nil {
		log.Fatal(err)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
