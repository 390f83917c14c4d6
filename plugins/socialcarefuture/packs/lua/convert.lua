-- Chapters' HTML -> Typst, in one process. In: one line of JSON a chapter, `{"key", "html", "level"}`.
-- Out, in the same order: one line of JSON a chapter, `{"typst"}` or `{"error"}`.
package.path = pandoc.path.directory(arg[0]) .. '/?.lua;' .. package.path

local blocks = require 'blocks'
local headings = require 'headings'
local inlines = require 'inlines'
local notes = require 'notes'
local markup = require 'markup'

local FORMAT_IN = 'html-auto_identifiers-gfm_auto_identifiers-smart'
-- Without `smart`, straight quotes stay bare and Typst turns them into the language's own.
local FORMAT_OUT = 'typst-smart'
local OPTIONS = pandoc.WriterOptions { wrap_text = 'none' }

-- Tables right in the text may have a page of their own, and a heading before one goes there with it. What leads to a
-- list stays with it.
local function mark_blocks(content)
  local result = pandoc.Blocks {}
  for _, block in ipairs(content) do
    local last = result[#result]
    if block.t == 'Div' and #block.classes == 0 then
      block.content = mark_blocks(block.content)
    elseif block.t == 'Table' then
      block.attributes.place = 'page'
      if last and last.t == 'Header' then
        result:remove()
        block = pandoc.Div({ last, block }, pandoc.Attr('', { 'headed-table' }))
      end
    elseif last and last.t == 'Para' and (block.t == 'BulletList' or block.t == 'OrderedList') then
      last.content = markup.call('#leading', last.content)
      result[#result] = last
    end
    result:insert(block)
  end
  return result
end

-- Walking from the outside in is slow, and a paragraph is changed by it only for a picture or a note.
local function from_outside(content, filter, html)
  local special = html:find('<img', 1, true) or html:find('<sup', 1, true)
  local result = pandoc.Blocks {}
  for _, block in ipairs(content) do
    if (block.t == 'Para' or block.t == 'Plain') and not special then
      result:insert(block)
    else
      result:extend(pandoc.Blocks({ block }):walk(filter))
    end
  end
  return result
end

-- Whether a paragraph begins with a call of that name, as a heading does, or has one in it, as one with a note.
local function calls(block, name, anywhere)
  if block.t ~= 'Para' then
    return false
  end
  for index, inline in ipairs(block.content) do
    if inline.t == 'RawInline' and inline.text:find(name) then
      return true
    elseif index == 1 and not anywhere then
      return false
    end
  end
  return false
end

-- Typst forgets that a heading sticks to a paragraph whose note has no room on the page: those two are one piece.
local function keep_together(content)
  local result = pandoc.Blocks {}
  for _, block in ipairs(content) do
    local last = result[#result]
    if last and calls(last, '^#head%(') and (calls(block, '^#footnote%[', true) or calls(block, '^#note%(', true)) then
      result:remove()
      result:extend(markup.call_block('#together', { last, block }))
    else
      result:insert(block)
    end
  end
  return result
end

local function written(content)
  return (pandoc.write(pandoc.Pandoc(content), FORMAT_OUT, OPTIONS):gsub('%s+$', ''))
end

local function new_state(key, html)
  local state = { key = key, told = {}, notes = {}, noted = {}, claimed = {} }
  -- An id as a name in the whole book, the first time it is met.
  function state:claim(id)
    if id == '' or self.claimed[id] then
      return nil
    end
    self.claimed[id] = true
    return self.key .. '#' .. id
  end
  function state:anchor(id)
    local name = self:claim(id)
    return name and ('#anchor(%s);'):format(markup.quote(name))
  end
  function state.filtered(content)
    local inner = inlines.filter(state)
    inner.BulletList = blocks.bullets
    return from_outside(pandoc.Blocks(content), blocks.outer(state), html):walk(inner)
  end
  function state.write(content)
    return written(state.filtered(content))
  end
  return state
end

local function convert(job)
  local state = new_state(job.key, job.html)
  local doc
  doc, state.notes = notes.take(headings.levelled(pandoc.read(job.html, FORMAT_IN), job.level))
  return written(keep_together(state.filtered(mark_blocks(doc.blocks))))
end

for line in io.lines() do
  local ok, result = pcall(convert, pandoc.json.decode(line, false))
  io.write(pandoc.json.encode(ok and { typst = result } or { error = tostring(result) }), '\n')
  io.flush()
end
