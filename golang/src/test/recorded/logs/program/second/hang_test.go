package second

import "testing"

func lose() { <-make(chan int) }

func TestHangsecond(t *testing.T) {
	t.Parallel()
	for range 3 {
		go lose()
	}
	t.Log("about to hang")
	lose()
}

func TestOthersecond(t *testing.T) {
	t.Parallel()
	t.Log("the other one")
}
