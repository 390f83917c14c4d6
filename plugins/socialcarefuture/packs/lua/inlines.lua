-- What stands within a line: links, languages, short forms, pictures. Nothing becomes italic or underlined.
local links = require 'links'
local notes = require 'notes'
local markup = require 'markup'
local M = {}

local function task(span)
  local done = span.classes:includes('task-done')
  if done or span.classes:includes('task-open') then
    return markup.raw(('#task(%s);'):format(tostring(done)))
  end
end

-- A short form is told in full the first time a chapter uses it.
local function abbreviation(span, state)
  local full = span.attributes.title or ''
  local short = markup.plain(span.content)
  if full == '' or state.told[short] == full then
    return span.content
  end
  state.told[short] = full
  local result = pandoc.Inlines(span.content)
  result:extend { pandoc.Space(), pandoc.Str('(') }
  result:extend(pandoc.Inlines(full))
  result:insert(pandoc.Str(')'))
  return result
end

-- Dashes that the author typed one by one, which Typst would join.
local function as_typed(span)
  return span.classes:includes('as-typed') and markup.raw('#' .. markup.quote(markup.plain(span.content)) .. ';')
end

local function span(element, state)
  local result = task(element) or as_typed(element) or element.content
  if element.classes:includes('abbr') then
    result = abbreviation(element, state)
  end
  if element.classes:includes('mark') then
    result = markup.call('#emph', result)
  end
  local language = markup.language(element.attributes)
  if language then
    result = markup.call('#spoken(' .. language .. ')', result)
  end
  local anchor = state:anchor(element.identifier)
  return anchor and pandoc.Inlines { markup.raw(anchor) } .. pandoc.Inlines(result) or result
end

--- A picture as one call; `caption` is Typst markup.
function M.picture(image, caption)
  return ('#picture(%s, %s, %d, %d)[%s];'):format(
    markup.quote(image.src), markup.quote(markup.plain(image.caption)),
    tonumber(image.attributes.across) or 0, tonumber(image.attributes.down) or 0, caption or '')
end

--- A raised number as the note itself, or nothing where it is only raised.
function M.note(superscript, state)
  local name = notes.named(superscript)
  local blocks = name and state.notes[name]
  if not blocks then
    return nil
  end
  local label = markup.quote(state.key .. '#' .. name)
  if state.noted[name] then
    return markup.raw(('#note-again(%s);'):format(label))
  end
  state.noted[name] = true
  return markup.raw(('#note(%s)[%s];'):format(label, state.write(blocks)))
end

local function code(element)
  return markup.quote(element.text:gsub('%S+', markup.breakable))
end

local function calls(name)
  return function(element) return markup.call(name, element.content) end
end

--- The filter for one chapter. The calls are ours because pandoc's own end without a semicolon: `#super[2].at(x)`
--- would be read as code. The letters of text are escaped by pandoc.
function M.filter(state)
  return {
    Link = function(element) return links.link(element, state) end,
    Span = function(element) return span(element, state) end,
    Image = function(element) return markup.raw(M.picture(element)) end,
    Code = function(element) return markup.raw(('#raw(%s);'):format(code(element))) end,
    CodeBlock = function(element) return markup.raw_block(('#raw(block: true, %s);'):format(code(element))) end,
    Math = function(element) return pandoc.Str(element.text) end,
    Emph = calls '#emph',
    Strong = calls '#strong',
    Underline = calls '#emph',
    Strikeout = calls '#strike',
    Superscript = calls '#raised',
    Subscript = calls '#lowered',
    SmallCaps = function(element) return element.content end,
  }
end

return M
