#pragma once

#include <QString>

namespace lx::ui {

/// What is to be known of a row at a glance: a sign of its own shape at the left of it, and the
/// word it stands for.
struct RowMark
{
    QString sign; ///< one character: ≠
    QString word; ///< 不再符合筛选
    QString note; ///< a sentence, what it means or what to do
    bool alarm = false;
};

} // namespace lx::ui
