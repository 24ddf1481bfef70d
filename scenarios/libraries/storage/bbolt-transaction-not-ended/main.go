// A bbolt transaction that writes and is neither committed nor rolled back: all other writers wait.
package main

import (
	"log"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"

	"go.etcd.io/bbolt"
)

func main() {
	directory, err := os.MkdirTemp("", "bbolt")
	check(err)
	defer os.RemoveAll(directory)
	database, err := bbolt.Open(filepath.Join(directory, "data"), 0o600, nil)
	check(err)
	stuck, err := database.Begin(true)
	check(err)
	for range 8 {
		go func() {
			check(database.Update(func(transaction *bbolt.Tx) error { return nil }))
		}()
	}
	dump()
	runtime.KeepAlive(stuck)
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
