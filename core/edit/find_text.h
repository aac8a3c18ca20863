#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/pinyin.h"
#include "core/base/result.h"

namespace lx {

/// How words are looked for in a text.
enum class FindHow
{
    Words,  ///< anywhere; width and case of letters don't count
    Whole,  ///< the whole text is the words; no words: nothing stands there
    Pinyin, ///< characters whose syllables or initials these are: wyz, wangyuanzhen → 望远镇
    Pattern ///< a regular expression (PCRE)
};

/// Finds words in texts and puts others in their place.
class TextFinder
{
public:
    /// `instead`: what takes their place; in a pattern's \1 … \9 (or $1 … $9) are its groups.
    /// Errors: Usage (nothing to look for, a pattern that can't be read, with where).
    [[nodiscard]] static Result<TextFinder> make(const std::string& words, FindHow how,
                                                 const std::string& instead);
    TextFinder(TextFinder&&) noexcept;
    TextFinder& operator=(TextFinder&&) noexcept;
    ~TextFinder();

    /// The text with every place replaced; nothing where the words aren't in it. `kind`: how the
    /// text is read aloud.
    [[nodiscard]] std::optional<std::string> replaced(std::string_view text,
                                                      NameKind kind = NameKind::Words) const;

private:
    struct State;
    explicit TextFinder(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace lx
