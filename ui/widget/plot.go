package widget

import (
	"image"
	"image/color"
	"math"
)

// dashes is a dashed line.
type dashes struct{ ember color.NRGBA }

const dashLong, dashGap = 5.0, 4.0 // in units

func (d dashes) paint(wide, high int, scale float64) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, wide, high))
	period := (dashLong + dashGap) * scale
	for x := range wide {
		at := math.Mod(float64(x), period)
		share := max(0, min(1, dashLong*scale-at))
		for y := range high {
			img.SetRGBA(x, y, over(color.RGBA{}, d.ember, share))
		}
	}
	return img
}

// curve is a smooth line through points, with what is below it tinted. It never swings
// beyond its points: F. N. Fritsch, R. E. Carlson, "Monotone Piecewise Cubic Interpolation",
// SIAM J. Numer. Anal. 17 (1980) 238-246.
type curve struct {
	x, y  []float64 // of the points, in units; y grows downward
	pen   float64
	ember color.NRGBA
	scale float64 // how many units the picture is wide
}

// shift moves the curve to the left.
func (c *curve) shift(by float64) {
	for i := range c.x {
		c.x[i] -= by
	}
}

// slopes are those of the curve at its points.
func (c *curve) slopes() []float64 {
	n := len(c.x)
	secant := make([]float64, n-1)
	for i := range secant {
		secant[i] = (c.y[i+1] - c.y[i]) / (c.x[i+1] - c.x[i])
	}
	m := make([]float64, n)
	m[0], m[n-1] = secant[0], secant[n-2]
	for i := 1; i < n-1; i++ {
		if secant[i-1]*secant[i] > 0 {
			m[i] = (secant[i-1] + secant[i]) / 2
		}
	}
	for i, s := range secant {
		if s == 0 {
			m[i], m[i+1] = 0, 0
			continue
		}
		a, b := m[i]/s, m[i+1]/s
		if far := math.Hypot(a, b); far > 3 {
			m[i], m[i+1] = 3*a/far*s, 3*b/far*s
		}
	}
	return m
}

// at is the height and the slope of the curve at a place.
func (c *curve) at(x float64, slopes []float64) (y, slope float64) {
	i := 0
	for i < len(c.x)-2 && x > c.x[i+1] {
		i++
	}
	h := c.x[i+1] - c.x[i]
	t := max(0, min(1, (x-c.x[i])/h))
	y0, y1, m0, m1 := c.y[i], c.y[i+1], slopes[i]*h, slopes[i+1]*h
	y = (2*t*t*t-3*t*t+1)*y0 + (t*t*t-2*t*t+t)*m0 + (-2*t*t*t+3*t*t)*y1 + (t*t*t-t*t)*m1
	slope = ((6*t*t-6*t)*y0 + (3*t*t-4*t+1)*m0 + (-6*t*t+6*t)*y1 + (3*t*t-2*t)*m1) / h
	return y, slope
}

// tint is how strong the colour is right below the line; it fades toward the foot.
const tint = 0.36

func (c *curve) paint(wide, high int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, wide, high))
	if len(c.x) < 2 || c.scale <= 0 {
		return img
	}
	slopes := c.slopes()
	pixels := float64(wide) / c.scale
	top := math.Inf(1)
	for _, y := range c.y {
		top = min(top, y*pixels)
	}
	for col := range wide {
		y, slope := c.at((float64(col)+0.5)/pixels, slopes)
		y *= pixels
		lean := math.Sqrt(1 + slope*slope)
		for row := range high {
			off := float64(row) + 0.5 - y
			var px color.RGBA
			if under := cover(off); under > 0 {
				fade := 1 - (float64(row)-top)/max(1, float64(high)-top)
				px = over(px, c.ember, under*tint*max(0, fade))
			}
			if on := cover(c.pen/2*pixels - math.Abs(off)/lean); on > 0 {
				px = over(px, c.ember, on)
			}
			img.SetRGBA(col, row, px)
		}
	}
	return img
}
