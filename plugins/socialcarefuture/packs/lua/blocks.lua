-- What stands between paragraphs: panels, tables, pictures with captions, task lists.
local inlines = require 'inlines'
local links = require 'links'
local tables = require 'tables'
local markup = require 'markup'
local M = {}

local function has(element, class)
  return element.classes:includes(class)
end

local function panel(kind, title, content, state)
  local opening = ('#panel(%s, [%s])'):format(markup.quote(kind), title and state.write { title } or '')
  return markup.call_block(opening, content)
end

-- A panel's title is the `div` that our preparation of the HTML made of its first paragraph.
local function titled(div, kind, class, state)
  local title
  local rest = pandoc.Blocks {}
  for _, block in ipairs(div.content) do
    if not title and block.t == 'Div' and has(block, class) then
      title = pandoc.Plain(pandoc.utils.blocks_to_inlines(block.content))
    else
      rest:insert(block)
    end
  end
  return panel(kind, title, state.filtered(rest), state)
end

-- Pictures, and beside them the words that they go with, as `rendering/easy_layout.py` laid them out. Addresses stay in
-- the line: nobody looks for a note at the foot of an Easy Read page.
local function row(element, state)
  local sides = { easy__picture = {}, easy__words = {} }
  for _, side in ipairs(element.content) do
    sides[side.classes[1]] = state.filtered(links.mark(side, 'inline').content)
  end
  local result = pandoc.Blocks { markup.raw_block('#easy-row[') }
  result:extend(sides.easy__picture)
  result:insert(markup.raw_block('][#parbreak()'))
  result:extend(sides.easy__words)
  result:insert(markup.raw_block('];'))
  return result
end

local function div(element, state)
  local result
  if has(element, 'headed-table') then
    local lead, it = table.unpack(element.content)
    return tables.table(it, state.write, false, state.write { lead }), false
  elseif has(element, 'easy__row') then
    return row(element, state), false
  elseif has(element, 'admonition') then
    result = titled(element, element.classes[2] or 'note', 'admonition-title', state)
  elseif has(element, 'details') then
    result = titled(element, 'details', 'summary', state)
  else
    result = state.filtered(element.content)
  end
  local language = markup.language(element.attributes)
  if language then
    result = markup.call_block('#within(' .. language .. ')', result)
  end
  local anchor = state:anchor(element.identifier)
  if anchor then
    result:insert(1, markup.raw_block(anchor))
  end
  return result, false
end

local function figure(element, state)
  local content = element.content
  local image = #content == 1 and content[1].content and #content[1].content == 1 and content[1].content[1]
  if image and image.t == 'Link' and #image.content == 1 then
    image = image.content[1]
  end
  local result = pandoc.Blocks {}
  local anchor = state:anchor(element.identifier)
  if anchor then
    result:insert(markup.raw_block(anchor))
  end
  if image and image.t == 'Image' then
    result:insert(markup.raw_block(inlines.picture(image, state.write(element.caption.long or {}))))
  else
    result:extend(state.filtered(content))
    result:extend(state.filtered(element.caption.long or {}))
  end
  return result, false
end

-- A heading is text: it is read out by itself. Its pictures stand below it.
local function without_pictures(element)
  local pictures = pandoc.Blocks {}
  local rest = element:walk {
    Image = function(image)
      pictures:insert(markup.raw_block(inlines.picture(image)))
      return {}
    end,
  }
  return rest, pictures
end

local function header(element, state)
  local pictures
  element, pictures = without_pictures(element)
  if not markup.plain(element.content):find('%S') then
    return pictures, false
  end
  local below = links.below_heading(element)
  local content = pandoc.utils.blocks_to_inlines(
    state.filtered { pandoc.Plain(links.mark(element, 'heading').content) })
  local anchor = state:claim(element.identifier)
  local label = anchor and markup.quote(anchor) or 'none'
  -- In one piece with the text around it: pandoc's writer takes longer to start than to write a heading.
  content = markup.call(('#head(%d, %s)'):format(element.level, label), content)
  local language = markup.language(element.attributes)
  if language then
    content = markup.call('#within(' .. language .. ')', content)
  end
  local result = pandoc.Blocks { pandoc.Para(content) }
  if below then
    result:insert(below)
  end
  result:extend(pictures)
  return result, false
end

local function is_task(item)
  local first = item[1]
  for _, inline in ipairs(first and first.content or {}) do
    if inline.t ~= 'RawInline' then
      return false
    elseif inline.text:match('^#task%(') then
      return true
    end
  end
end

--- A list of tasks has boxes in place of its bullets.
function M.bullets(list)
  for _, item in ipairs(list.content) do
    if not is_task(item) then
      return nil
    end
  end
  return markup.call_block('#tasks', { list })
end

-- A picture that is a paragraph by itself: out of the line, so that its size is its own.
local function paragraph(element)
  for _, inline in ipairs(element.content) do
    if inline.t ~= 'Image' and inline.t ~= 'SoftBreak' and inline.t ~= 'Space' then
      return nil
    end
  end
  local result = pandoc.Blocks {}
  for _, inline in ipairs(element.content) do
    if inline.t == 'Image' then
      result:insert(markup.raw_block(inlines.picture(inline)))
    end
  end
  return result, false
end

--- The filter for one chapter, from the outside in: what it makes whole is not entered again.
function M.outer(state)
  return {
    traverse = 'topdown',
    Div = function(element) return div(element, state) end,
    Figure = function(element) return figure(element, state) end,
    Header = function(element) return header(element, state) end,
    Superscript = function(element) return inlines.note(element, state), false end,
    Para = paragraph,
    Table = function(element)
      return tables.table(element, state.write, element.attributes.place ~= 'page'), false
    end,
  }
end

return M
