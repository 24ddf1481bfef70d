package third

import "testing"

func lose() { <-make(chan int) }

func TestHangthird(t *testing.T) {
	t.Parallel()
	for range 3 {
		go lose()
	}
	t.Log("about to hang")
	lose()
}

func TestOtherthird(t *testing.T) {
	t.Parallel()
	t.Log("the other one")
}
