// Command endpoint loses some goroutines, keeps others, and serves its profiles, in plain text and over TLS.
package main

import (
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	_ "net/http/pprof"
	"os"
	"sync"
)

var requests = make(chan int)

// lose sends to a channel that nobody else has.
func lose() {
	lost := make(chan int)
	go func() { lost <- 1 }()
}

// lockTwice waits for a lock that nobody will ever unlock.
func lockTwice(locked *sync.WaitGroup) {
	lock := new(sync.Mutex)
	go func() {
		lock.Lock()
		locked.Done()
		lock.Lock()
	}()
}

// work waits for requests that somebody could still send.
func work() {
	for range requests {
	}
}

func main() {
	plain := httptest.NewServer(http.DefaultServeMux)
	tls := httptest.NewTLSServer(http.DefaultServeMux)
	for range 5 {
		lose()
	}
	var locked sync.WaitGroup
	locked.Add(1)
	lockTwice(&locked)
	locked.Wait()
	for range 3 {
		go work()
	}
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: tls.Certificate().Raw})
	if err := os.WriteFile(os.Args[1], certificate, 0o600); err != nil {
		panic(err)
	}
	fmt.Println(plain.URL)
	fmt.Println(tls.URL)
	select {}
}
