#pragma once

#include <string_view>

namespace lx {

/// How much of a text's two-byte characters are the everyday ones of an encoding, from 0 to 1:
/// Chinese in its own encoding is nearly all of them, read in another one it is a third or half.
/// Signs count for neither. 0 where there are none, or where bytes mean nothing.
[[nodiscard]] double everyday_share_gb18030(std::string_view text);
[[nodiscard]] double everyday_share_big5(std::string_view text);

/// How everyday the characters of a text are on average, from 0 (rare ones) to 1 (the first level
/// of GB 2312); names are often of its second level, which counts a little less. Signs count for
/// neither; 0 where there is nothing else. Precondition: the text is valid in the encoding.
[[nodiscard]] double everydayness_gb18030(std::string_view text);
[[nodiscard]] double everydayness_utf8(std::string_view text);

} // namespace lx
