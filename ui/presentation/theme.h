#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace lx::ui {

enum class ThemeKind
{
    Light,
    Dark
};

/// The two type settings: text of 14 px, or of 18 px for tired eyes.
enum class TypeSize
{
    Normal,
    Large
};

/// Colours and sizes everything on screen is made of. Nothing else in ui names a colour.
///
/// One accent (deep red): the selected page, primary buttons, 应建未建 marks. Greys give structure;
/// ok, warn and bad tell state and always come with a shape or a word. Pairs meant to be read on
/// each other keep a contrast of at least 4.5 (WCAG AA); a test computes it.
struct Theme
{
    ThemeKind kind = ThemeKind::Light;
    TypeSize type = TypeSize::Normal;

    QColor canvas;        ///< behind everything
    QColor surface;       ///< tables, panels, inputs
    QColor surface_alt;   ///< every second row
    QColor header;        ///< table headings, top bar
    QColor border;        ///< hair lines
    QColor border_strong; ///< edges of controls (3:1 against surface)
    QColor scroll;        ///< handles of scroll bars
    QColor text;
    QColor text_soft;  ///< labels, hints
    QColor text_faint; ///< disabled
    QColor selection;  ///< selected rows (text stays `text`)
    QColor hover;
    QColor focus;  ///< ring around what has the keyboard
    QColor accent; ///< fill of primary buttons
    QColor accent_hover;
    QColor on_accent;
    QColor accent_text; ///< the accent as text or line on surface and canvas
    QColor accent_soft; ///< fill behind the selected page
    QColor ok;
    QColor ok_soft;
    QColor warn;
    QColor warn_soft;
    QColor bad;
    QColor bad_soft;

    // Sizes in device-independent pixels.
    int text_px = 14;
    int small_px = 13;
    int title_px = 18;
    int row_px = 30;     ///< height of a table row
    int control_px = 30; ///< height of inputs and buttons
    int icon_px = 18;

    /// Multiples of the 8-pixel grid.
    [[nodiscard]] static constexpr int grid(int n) { return 8 * n; }

    [[nodiscard]] static Theme make(ThemeKind kind, TypeSize type);
    /// The theme the program shows now (GUI thread).
    [[nodiscard]] static const Theme& current();
    static void set_current(const Theme& theme);

    [[nodiscard]] QPalette palette() const;
    /// The application's style sheet with this theme's colours and sizes filled in.
    [[nodiscard]] QString style_sheet() const;
};

/// Contrast of two opaque colours after WCAG 2.1: 1 (none) … 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// Interface font in Simplified Chinese shapes (never the Japanese ones of a pan-CJK default).
[[nodiscard]] QFont text_font(const Theme& theme);
[[nodiscard]] QFont small_font(const Theme& theme);
[[nodiscard]] QFont title_font(const Theme& theme);
/// Fixed pitch, for codes.
[[nodiscard]] QFont code_font(const Theme& theme);

} // namespace lx::ui
