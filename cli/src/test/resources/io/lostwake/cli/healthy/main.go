// A service that loses nothing: what idle ones are made of, all of it at work for a moment.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	_ "net/http/pprof"
	"os"
	"os/signal"
	"sync"
	"time"
)

type pool struct {
	jobs    chan int
	workers sync.WaitGroup
}

func (p *pool) work() {
	defer p.workers.Done()
	for range p.jobs {
		time.Sleep(time.Millisecond)
	}
}

func newPool(size int) *pool {
	p := &pool{jobs: make(chan int, 16)}
	for i := 0; i < size; i++ {
		p.workers.Add(1)
		go p.work()
	}
	go p.workers.Wait()
	return p
}

// hub sends every event to every session.
type hub struct {
	events chan string
	join   chan *session
	leave  chan *session
}

func (h *hub) run() {
	sessions := map[*session]bool{}
	for {
		select {
		case s := <-h.join:
			sessions[s] = true
		case s := <-h.leave:
			delete(sessions, s)
			close(s.out)
		case event := <-h.events:
			for s := range sessions {
				select {
				case s.out <- event:
				default:
				}
			}
		}
	}
}

// session is one live connection: one goroutine reads, one writes, and nobody waits for them.
type session struct {
	conn net.Conn
	out  chan string
}

func (s *session) read(h *hub) {
	defer s.conn.Close()
	lines := bufio.NewScanner(s.conn)
	for lines.Scan() {
		h.events <- lines.Text()
	}
	h.leave <- s
}

func (s *session) write() {
	for event := range s.out {
		fmt.Fprintln(s.conn, event)
	}
}

func accept(l net.Listener, h *hub) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		s := &session{conn: conn, out: make(chan string, 8)}
		// The goroutine that greets a session ends; reader and writer stay.
		go func() {
			h.join <- s
			go s.read(h)
			go s.write()
		}()
	}
}

// queue hands out what was put into it, in order.
type queue struct {
	mu    sync.Mutex
	ready *sync.Cond
	items []int
}

func (q *queue) put(item int) {
	q.mu.Lock()
	q.items = append(q.items, item)
	q.mu.Unlock()
	q.ready.Signal()
}

func (q *queue) drain() {
	for {
		q.mu.Lock()
		for len(q.items) == 0 {
			q.ready.Wait()
		}
		q.items = q.items[1:]
		q.mu.Unlock()
	}
}

func tick(ctx context.Context) {
	ticker := time.NewTicker(50 * time.Millisecond)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

func main() {
	p := newPool(12)
	h := &hub{events: make(chan string), join: make(chan *session), leave: make(chan *session)}
	go h.run()
	q := &queue{}
	q.ready = sync.NewCond(&q.mu)
	go q.drain()
	go tick(context.Background())
	sessions, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go accept(sessions, h)

	http.HandleFunc("/work", func(w http.ResponseWriter, r *http.Request) {
		p.jobs <- 1
		q.put(1)
		done := make(chan int, 1)
		go func() { done <- 1 }()
		<-done
	})
	http.HandleFunc("/session", func(w http.ResponseWriter, r *http.Request) {
		conn, err := net.Dial("tcp", sessions.Addr().String())
		if err != nil {
			panic(err)
		}
		go io.Copy(io.Discard, conn)
		fmt.Fprintln(conn, "hello")
	})
	http.HandleFunc("/peer", func(w http.ResponseWriter, r *http.Request) {
		response, err := http.Get("http://" + r.Host + "/work")
		if err != nil {
			panic(err)
		}
		defer response.Body.Close()
		io.Copy(io.Discard, response.Body)
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go http.Serve(listener, nil)
	fmt.Printf("listening on http://%s\n", listener.Addr())
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	<-stop
}
