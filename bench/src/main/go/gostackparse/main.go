// Measures DataDog's gostackparse: reads a traceback from memory again and again and prints the median
// nanoseconds of a reading, the errors and the goroutines. The warm-up and the readings are those of the Java side.
package main

import (
	"bytes"
	"fmt"
	"os"
	"sort"
	"time"

	"github.com/DataDog/gostackparse"
)

const (
	warmUp   = 8 * time.Second
	readings = 21
)

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for begin := time.Now(); time.Since(begin) < warmUp; {
		gostackparse.Parse(bytes.NewReader(data))
	}
	var nanos []int64
	var goroutines, errors int
	for i := 0; i < readings; i++ {
		start := time.Now()
		parsed, failed := gostackparse.Parse(bytes.NewReader(data))
		nanos = append(nanos, time.Since(start).Nanoseconds())
		goroutines, errors = len(parsed), len(failed)
	}
	sort.Slice(nanos, func(i, j int) bool { return nanos[i] < nanos[j] })
	fmt.Println(nanos[readings/2], errors, goroutines)
}
