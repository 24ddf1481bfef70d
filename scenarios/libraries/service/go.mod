module lostwake.io/libraries/service

go 1.21
