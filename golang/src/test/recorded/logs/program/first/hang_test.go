package first

import "testing"

func lose() { <-make(chan int) }

func TestHangfirst(t *testing.T) {
	t.Parallel()
	for range 3 {
		go lose()
	}
	t.Log("about to hang")
	lose()
}

func TestOtherfirst(t *testing.T) {
	t.Parallel()
	t.Log("the other one")
}
