// An open bbolt database after some batched writes.
package main

import (
	"fmt"
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
	for i := range 10 {
		check(database.Batch(func(transaction *bbolt.Tx) error {
			bucket, err := transaction.CreateBucketIfNotExists([]byte("bucket"))
			if err != nil {
				return err
			}
			return bucket.Put(fmt.Append(nil, i), []byte("value"))
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
