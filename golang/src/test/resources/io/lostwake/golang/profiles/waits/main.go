// Command waits parks one goroutine in every kind of wait, then writes its goroutine profile at the levels 0, 1 and 2
// into the directory given, and the leak profile where there is one.
package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/pprof"
	"sync"
	"syscall"
	"time"
)

type pair[T any] struct{ values chan T }

func (p *pair[T]) take() T { return <-p.values }

func first[T any](values chan T) T { return <-values }

//go:noinline
func sendOn(c chan int) { c <- 1 }

//go:noinline
func receiveFrom(c chan int) { <-c }

func nilSend()    { sendOn(nil) }
func nilReceive() { receiveFrom(nil) }
func send()       { sendOn(make(chan int)) }
func receive()    { receiveFrom(make(chan int)) }
func receiveOk() {
	_, ok := <-make(chan string)
	fmt.Println(ok)
}
func rangeOver() {
	for v := range make(chan int) {
		fmt.Println(v)
	}
}
func sendFull() {
	c := make(chan [4]int, 1)
	c <- [4]int{}
	c <- [4]int{}
}
func selectTwo() {
	a, b := make(chan int), make(chan string)
	select {
	case <-a:
	case b <- "":
	}
}
func selectOneReceive() {
	select {
	case v := <-make(chan int):
		fmt.Println(v)
	}
}
func selectOneSend() {
	select {
	case make(chan int) <- 1:
	}
}
func selectNil() {
	var a, b chan int
	select {
	case <-a:
	case b <- 1:
	}
}
func selectNone() { select {} }
func reflectSelect() {
	reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan int))},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan int))},
	})
}
func reflectReceive() { reflect.ValueOf(make(chan int)).Recv() }
func reflectSend()    { reflect.ValueOf(make(chan int)).Send(reflect.ValueOf(1)) }
func mutexLock() {
	var m sync.Mutex
	m.Lock()
	m.Lock()
}
func writeLock() {
	var m sync.RWMutex
	m.RLock()
	m.Lock()
}
func writeLockTwice() {
	var m sync.RWMutex
	m.Lock()
	m.Lock()
}
func readLock() {
	var m sync.RWMutex
	m.Lock()
	m.RLock()
}
func waitGroup() {
	var w sync.WaitGroup
	w.Add(1)
	w.Wait()
}
func condition() {
	var m sync.Mutex
	c := sync.NewCond(&m)
	m.Lock()
	c.Wait()
}
func onceTwice() {
	var o sync.Once
	go o.Do(func() { select {} })
	time.Sleep(10 * time.Millisecond)
	o.Do(func() {})
}
func sleep() { time.Sleep(time.Hour) }
func accept() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	l.Accept()
}
func locked() {
	runtime.LockOSThread()
	receive()
}
func readPipe() {
	r, _, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	r.Read(make([]byte, 1))
}
func genericMethod()   { (&pair[string]{values: make(chan string)}).take() }
func genericFunction() { first(make(chan map[string]int)) }
func contextDone() {
	ctx, cancel := context.WithCancel(context.Background())
	_ = cancel
	<-ctx.Done()
}
func inPanic() {
	defer func() { receive() }()
	panic("held")
}
func inNilPanic() {
	defer func() { recover(); receive() }()
	var m map[string]int
	m["a"] = 1
}
func inClosure() { func() { defer func() { <-make(chan int) }() }() }
func nested(depth int) {
	if depth == 0 {
		receive()
	}
	nested(depth - 1)
}
func deep() { nested(200) }

func systemCall() {
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		panic(err)
	}
	syscall.Read(ends[0], make([]byte, 1))
}

var spun int

func spin() {
	for {
		spun++
	}
}

func labelled() {
	pprof.Do(context.Background(), pprof.Labels("job", "a b", "empty", "", "quote", "\"\\\n\x01é"), func(context.Context) {
		receive()
	})
}

func main() {
	for _, f := range []func(){
		nilSend, nilReceive, send, receive, receiveOk, rangeOver, sendFull, selectTwo, selectOneReceive, selectOneSend,
		selectNil, selectNone, reflectSelect, reflectReceive, reflectSend, mutexLock, writeLock, writeLockTwice, readLock,
		waitGroup, condition, onceTwice, sleep, accept, locked, readPipe, genericMethod, genericFunction, contextDone,
		inPanic, inNilPanic, inClosure, deep, systemCall, labelled,
	} {
		go f()
	}
	for i := 0; i < 5; i++ {
		go send()
	}
	timer := time.AfterFunc(time.Millisecond, receive)
	_ = timer
	time.Sleep(200 * time.Millisecond)
	go spin()
	time.Sleep(50 * time.Millisecond)
	out := os.Args[1]
	for level := 0; level <= 2; level++ {
		write(out, "goroutine", level)
	}
	if pprof.Lookup("goroutineleak") != nil {
		for level := 0; level <= 2; level++ {
			write(out, "goroutineleak", level)
		}
	}
}

func write(directory, profile string, level int) {
	var text bytes.Buffer
	if err := pprof.Lookup(profile).WriteTo(&text, level); err != nil {
		panic(err)
	}
	name := filepath.Join(directory, fmt.Sprintf("%s.debug%d", profile, level))
	if err := os.WriteFile(name, text.Bytes(), 0o644); err != nil {
		panic(err)
	}
}
