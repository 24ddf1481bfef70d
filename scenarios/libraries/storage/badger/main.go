//lostwake:expected a compactor of a Badger database
//lostwake:expected a transaction clock of a Badger database
//lostwake:expected the admission policy of a Ristretto cache
//lostwake:expected the allocator pool of Ristretto
//lostwake:expected the cache watch of a Badger database
//lostwake:expected the memory table flusher of a Badger database
//lostwake:expected the publisher of a Badger database
//lostwake:expected the size meter of a Badger database
//lostwake:expected the value log collector of a Badger database
//lostwake:expected the value threshold of a Badger database
//lostwake:expected the worker of a Ristretto cache
//lostwake:expected the writer of a Badger database

// An open Badger database after some writes.
package main

import (
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"time"

	"github.com/dgraph-io/badger/v4"
)

func main() {
	directory, err := os.MkdirTemp("", "badger")
	check(err)
	defer os.RemoveAll(directory)
	database, err := badger.Open(badger.DefaultOptions(directory).WithLogger(nil))
	check(err)
	for i := range 100 {
		check(database.Update(func(transaction *badger.Txn) error {
			return transaction.Set(fmt.Append(nil, i), []byte("value"))
		}))
	}
	dump()
	check(database.Close())
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
