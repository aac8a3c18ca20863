#pragma once

namespace lx::ui {

/// Makes the program speak Chinese whatever the system's language is: its own texts, Qt's (where
/// they are installed), and the formats of dates and numbers.
void load_chinese();

} // namespace lx::ui
