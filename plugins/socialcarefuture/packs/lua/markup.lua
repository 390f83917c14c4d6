-- Text as Typst takes it: nothing that a person wrote is ever read as markup or code.
local M = {}

-- Where a word longer than this may break: a line of the book holds about 70 letters.
local LONG = 30

local ZERO_WIDTH_SPACE = '\u{200b}'

local function escape_character(character)
  return '\\' .. character
end

--- A Typst string literal with the value of `text`.
function M.quote(text)
  local escaped = text:gsub('[\\"]', escape_character):gsub('\n', '\\n'):gsub('\r', ''):gsub('\t', '    ')
  return '"' .. escaped .. '"'
end

--- `text` with places to break a very long word, as an address is: none of them shows.
function M.breakable(text)
  if #text <= LONG then
    return text
  end
  local run = 0
  return (text:gsub(utf8.charpattern, function(character)
    -- From Hebrew on, letters join or stand on one another: no place is made between them.
    run = utf8.codepoint(character) < 0x590 and run + 1 or 0
    if character:match('[/._?&=#@-]') or run >= LONG then
      run = 0
      return character .. ZERO_WIDTH_SPACE
    end
  end):gsub(ZERO_WIDTH_SPACE .. '$', ''))
end

--- Inlines or blocks as the plain text that a reader sees.
function M.plain(element)
  return pandoc.utils.stringify(element)
end

--- A raw piece of Typst within a line.
function M.raw(typst)
  return pandoc.RawInline('typst', typst)
end

--- A raw piece of Typst between paragraphs.
function M.raw_block(typst)
  return pandoc.RawBlock('typst', typst)
end

--- `content` as the last argument of a Typst call. The semicolon keeps what follows out of the call.
function M.call(name, content)
  local result = pandoc.Inlines { M.raw(name .. '[') }
  result:extend(content)
  result:insert(M.raw('];'))
  return result
end

--- The same for blocks.
function M.call_block(name, content)
  local result = pandoc.Blocks { M.raw_block(name .. '[') }
  result:extend(content)
  result:insert(M.raw_block('];'))
  return result
end

--- Arguments of `text` for a language and a direction, or nothing where neither is told.
function M.language(attributes)
  local found = {}
  local lang, region = (attributes.lang or ''):match('^(%a%a%a?)%-?(%w*)')
  if lang then
    -- The region is always told: without it Welsh within English would become Welsh of Great Britain.
    table.insert(found, 'lang: ' .. M.quote(lang:lower()))
    table.insert(found, 'region: ' .. (region:match('^%a%a$') and M.quote(region:lower()) or 'none'))
  end
  if attributes.dir == 'rtl' or attributes.dir == 'ltr' then
    table.insert(found, 'dir: ' .. attributes.dir)
  end
  return #found > 0 and table.concat(found, ', ') or nil
end

return M
