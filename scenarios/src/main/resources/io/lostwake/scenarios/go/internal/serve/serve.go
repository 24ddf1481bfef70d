// Package serve gives a scenario its two endpoints: /debug/pprof/ to look at the process, and /lose to lose a little more.
package serve

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	_ "net/http/pprof"
	"runtime"
	"sync"
	"time"
)

// Run serves on a free port of 127.0.0.1, prints the address and never returns.
// Each GET /lose calls lose once and is answered when the goroutines that lose started have come to rest.
func Run(lose func()) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	var one sync.Mutex
	http.HandleFunc("/lose", func(response http.ResponseWriter, _ *http.Request) {
		one.Lock()
		defer one.Unlock()
		lose()
		Settle()
		io.WriteString(response, "lost\n")
	})
	fmt.Printf("listening on http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, nil))
}

var stacks = make([]byte, 4<<20)

// Settle returns when no goroutine but the caller's runs or sleeps, or after two seconds.
// It must not be called by two goroutines at once.
func Settle() {
	for deadline := time.Now().Add(2 * time.Second); time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
		text := stacks[:runtime.Stack(stacks, true)]
		if bytes.Count(text, []byte(" [running")) == 1 &&
			!bytes.Contains(text, []byte(" [runnable")) && !bytes.Contains(text, []byte(" [sleep")) {
			return
		}
	}
}
