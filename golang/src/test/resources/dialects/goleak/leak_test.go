// Package hung loses goroutines in tests, so that goleak has something to say.
package hung

import (
	"flag"
	"os"
	"sync"
	"testing"

	"go.uber.org/goleak"
)

var afterAll = flag.Bool("after-all", false, "look for lost goroutines once, after all tests")

type queue struct {
	mu sync.Mutex
}

func (q *queue) push() {
	q.mu.Lock()
	q.mu.Unlock()
}

func send(ch chan int) { ch <- 1 }

func drain(ch chan int) {
	for range ch {
	}
}

func lose() {
	ch := make(chan int)
	for i := 0; i < 3; i++ {
		go send(ch)
	}
	go drain(make(chan int))
	go func() {
		select {
		case <-make(chan int):
		case <-make(chan string):
		}
	}()
	q := &queue{}
	q.mu.Lock()
	go q.push()
	go q.push()
}

func TestMain(m *testing.M) {
	if flag.Parse(); *afterAll {
		goleak.VerifyTestMain(m)
		return
	}
	os.Exit(m.Run())
}

func TestPush(t *testing.T) {
	if !*afterAll {
		defer goleak.VerifyNone(t)
	}
	lose()
}
