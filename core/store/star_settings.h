#pragma once

namespace lx {

/// Settings of the star rating: stars/<year>/round, and what is entered for an organization by a
/// scheme under stars/<year>/<scheme>/org/<row of the organization>.
inline constexpr const char* star_settings = "stars/";
inline constexpr const char* star_org_part = "/org/";

} // namespace lx
