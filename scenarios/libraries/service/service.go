// Package service is what all programs have in common.
package service

import (
	"os"
	"runtime"
	"runtime/pprof"
	"time"
)

// Requests runs a handler some times, each time in a goroutine of its own that ends before the next one begins.
func Requests(times int, handle func()) {
	for i := 0; i < times; i++ {
		done := make(chan struct{})
		go func() {
			defer close(done)
			handle()
		}()
		<-done
	}
}

// Show lets the process come to rest, collects garbage once, and writes its goroutines to the standard output.
func Show() {
	time.Sleep(500 * time.Millisecond)
	runtime.GC()
	if err := pprof.Lookup("goroutine").WriteTo(os.Stdout, 2); err != nil {
		panic(err)
	}
}

// ShowAfterAMinute is Show for waits that say nothing until they are as old as a minute.
func ShowAfterAMinute() {
	time.Sleep(500 * time.Millisecond)
	runtime.GC()
	time.Sleep(61 * time.Second)
	Show()
}

// Must ends the program when something that the program needs has failed.
func Must(err error) {
	if err != nil {
		panic(err)
	}
}
