package figure

import (
	"fmt"
	"strconv"
	"strings"
)

// number is a constant, or a small program over the parameters of a scene. Programs
// are written in reverse Polish order and run on a stack of at most maxStack values.
type number struct {
	constant float64
	program  []instruction // nil: the constant
}

type instruction struct {
	op    byte // 'c' constant, '$' parameter, '-' '+' '*' '/', 'n' negation
	value float64
	param int
}

const maxStack = 16

func constant(v float64) number { return number{constant: v} }

func (n *number) at(params []float64) float64 {
	if n.program == nil {
		return n.constant
	}
	var stack [maxStack]float64
	top := -1
	for i := range n.program {
		in := &n.program[i]
		switch in.op {
		case 'c':
			top++
			stack[top] = in.value
		case '$':
			top++
			stack[top] = params[in.param]
		case 'n':
			stack[top] = -stack[top]
		default:
			top--
			a, b := stack[top], stack[top+1]
			switch in.op {
			case '+':
				a += b
			case '-':
				a -= b
			case '*':
				a *= b
			case '/':
				a /= b
			}
			stack[top] = a
		}
	}
	return stack[0]
}

// compileNumber turns text such as "1.1-0.1*$press" into a program. The grammar is
// + - * / with the usual precedence, parentheses, numbers and $name.
func compileNumber(text string, param func(name string) (int, bool)) (number, error) {
	c := expressionCompiler{text: text, param: param}
	if err := c.sum(0); err != nil {
		return number{}, err
	}
	if c.skip(); c.i < len(text) {
		return number{}, fmt.Errorf("unexpected %q in the expression %q", text[c.i:], text)
	}
	n := number{program: c.out}
	if c.params == 0 {
		return constant(n.at(nil)), nil
	}
	return n, nil
}

type expressionCompiler struct {
	text   string
	i      int
	param  func(string) (int, bool)
	out    []instruction
	depth  int // values on the stack now
	params int
}

func (c *expressionCompiler) skip() {
	for c.i < len(c.text) && c.text[c.i] == ' ' {
		c.i++
	}
}

func (c *expressionCompiler) peek() byte {
	c.skip()
	if c.i < len(c.text) {
		return c.text[c.i]
	}
	return 0
}

func (c *expressionCompiler) push(in instruction) error {
	if c.depth++; c.depth > maxStack {
		return fmt.Errorf("the expression %q is nested too deep", c.text)
	}
	c.out = append(c.out, in)
	return nil
}

func (c *expressionCompiler) binary(nesting int, operators string, operand func(int) error) error {
	if err := operand(nesting); err != nil {
		return err
	}
	for {
		op := c.peek()
		if op == 0 || strings.IndexByte(operators, op) < 0 {
			return nil
		}
		c.i++
		if err := operand(nesting); err != nil {
			return err
		}
		c.out = append(c.out, instruction{op: op})
		c.depth--
	}
}

func (c *expressionCompiler) sum(nesting int) error { return c.binary(nesting, "+-", c.product) }

func (c *expressionCompiler) product(nesting int) error {
	return c.binary(nesting, "*/", c.factor)
}

func (c *expressionCompiler) factor(nesting int) error {
	if nesting > 4*maxStack {
		return fmt.Errorf("the expression %q is nested too deep", c.text)
	}
	switch ch := c.peek(); {
	case ch == '-':
		c.i++
		if err := c.factor(nesting + 1); err != nil {
			return err
		}
		c.out = append(c.out, instruction{op: 'n'})
		return nil
	case ch == '(':
		c.i++
		if err := c.sum(nesting + 1); err != nil {
			return err
		}
		if c.peek() != ')' {
			return fmt.Errorf("the expression %q lacks a closing parenthesis", c.text)
		}
		c.i++
		return nil
	case ch == '$':
		c.i++
		name := c.word(isNameByte)
		p, ok := c.param(name)
		if !ok {
			return fmt.Errorf("unknown parameter $%s in the expression %q", name, c.text)
		}
		c.params++
		return c.push(instruction{op: '$', param: p})
	default:
		word := c.word(func(b byte) bool { return b == '.' || b >= '0' && b <= '9' })
		v, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return fmt.Errorf("expected a number at %q in the expression %q", c.text[c.i-len(word):], c.text)
		}
		return c.push(instruction{op: 'c', value: v})
	}
}

func (c *expressionCompiler) word(in func(byte) bool) string {
	from := c.i
	for c.i < len(c.text) && in(c.text[c.i]) {
		c.i++
	}
	return c.text[from:c.i]
}

func isNameByte(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
