// Lossy loses three goroutines in every way it knows and then shows them in the way it is asked for.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

type store struct {
	mu     sync.RWMutex
	writes int
}

func (s *store) update() {
	s.mu.Lock()
	s.writes++
}

func (s *store) read() int {
	s.mu.RLock()
	return s.writes
}

func send(ch chan int) { ch <- 1 }

func receive[T any](ch chan T) { <-ch }

//go:noinline
func descend(depth int, ch chan int) {
	if depth == 0 {
		<-ch
		return
	}
	descend(depth-1, ch)
}

func lose() {
	var none chan int
	var mu sync.Mutex
	mu.Lock()
	var wg sync.WaitGroup
	wg.Add(1)
	cond := sync.NewCond(&sync.Mutex{})
	s := &store{}
	s.mu.Lock()
	for i := 0; i < 3; i++ {
		go send(make(chan int))
		go receive(make(chan string))
		go func() {
			for range make(chan int) {
			}
		}()
		go func() { none <- 1 }()
		go func() { <-none }()
		go func() { select {} }()
		go func() {
			select {
			case <-make(chan int):
			case make(chan int) <- 1:
			}
		}()
		go mu.Lock()
		go wg.Wait()
		go func() {
			cond.L.Lock()
			cond.Wait()
		}()
		go s.update()
		go s.read()
		go descend(120, make(chan int))
		labels := pprof.Labels("account", "$G \"x\"", "tier", "gold")
		go pprof.Do(context.Background(), labels, func(context.Context) { <-make(chan int) })
	}
}

func loseTimers() {
	for i := 0; i < 3; i++ {
		go time.Sleep(time.Hour)
		go func() {
			runtime.LockOSThread()
			select {
			case <-time.After(time.Hour):
			case <-make(chan int):
			}
		}()
	}
}

func main() {
	lose()
	mode := os.Args[1]
	if mode == "deadlock" {
		var wg sync.WaitGroup
		wg.Add(1)
		wg.Wait()
	}
	loseTimers()
	// All goroutines of this program block at once; until then they would be shown as runnable.
	time.Sleep(300 * time.Millisecond)
	switch mode {
	case "stack":
		buf := make([]byte, 1<<20)
		fmt.Print(string(buf[:runtime.Stack(buf, true)]))
	case "panic":
		panic("boom\nin two lines")
	case "leaks":
		// The second profile is complete where the first one is not.
		pprof.Lookup("goroutineleak").WriteTo(&discard{}, 2)
		pprof.Lookup("goroutineleak").WriteTo(os.Stdout, 2)
	case "wait":
		fmt.Println("ready")
		time.Sleep(time.Hour)
	}
}

type discard struct{}

func (*discard) Write(p []byte) (int, error) { return len(p), nil }
