-- Breaks paragraphs with TeX's own line breaker. The input is a file of steps, one a line, lengths in scaled points:
--   measure W, box W, glue W STRETCH SHRINK, penalty P, hyphen P W KIND, end
-- and the output a line for each paragraph: the number of the step that each line starts with, counted from 0.
-- KIND is 3 for a division found by patterns, which TeX uses in its second pass only, and 1 for others (LuaTeX manual, 8.2).
local attribute = 1
local head, tail, step, measure

local function add(n)
  node.set_attribute(n, attribute, step)
  if tail then tail.next, n.prev = n, tail else head = n end
  tail = n
end

local function box(width)
  local n = node.new("hlist")
  n.width = width
  return n
end

local function glue(width, stretch, shrink)
  local n = node.new("glue")
  n.width, n.stretch, n.shrink = width, stretch, shrink
  return n
end

local function penalty(value)
  local n = node.new("penalty")
  n.penalty = value
  return n
end

local function hyphen(value, width, kind)
  local n = node.new("disc", kind)
  n.penalty = value
  if width > 0 then n.pre = box(width) end
  return n
end

-- TeX takes the stretch after the last word for endless.
local function finish()
  add(penalty(10000))
  local fill = glue(0, 65536, 0)
  fill.stretch_order, fill.subtype = 2, 15
  add(fill)
  local lines = tex.linebreak(head, { hsize = measure, pretolerance = 100, tolerance = 200, emergencystretch = 15 * 65536, linepenalty = 10,
    adjdemerits = 10000, doublehyphendemerits = 10000, finalhyphendemerits = 5000, hyphenpenalty = 50, exhyphenpenalty = 50 })
  local starts = {}
  for line in node.traverse_id(node.id("hlist"), lines) do
    for n in node.traverse(line.head) do
      local at = node.has_attribute(n, attribute)
      if at and n.id == node.id("hlist") and n.width > 0 then starts[#starts + 1] = at break end
    end
  end
  head, tail = nil, nil
  return table.concat(starts, " ")
end

local made = {
  box = function(a) add(box(a)) end,
  glue = function(a, b, c) add(glue(a, b, c)) end,
  penalty = function(a) add(penalty(a)) end,
  hyphen = function(a, b, c) add(hyphen(a, b, c)) end,
}

local out = io.open(arguments.output, "w")
step = 0
for line in io.lines(arguments.input) do
  local word, a, b, c = line:match("^(%a+) ?(%-?%d*) ?(%-?%d*) ?(%-?%d*)$")
  if word == "measure" then
    measure, step = tonumber(a), 0
  elseif word == "end" then
    out:write(finish(), "\n")
  else
    made[word](tonumber(a), tonumber(b), tonumber(c))
    step = step + 1
  end
end
out:close()
