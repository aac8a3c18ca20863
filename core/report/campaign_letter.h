#pragma once

#include <optional>
#include <string>

#include "core/county/campaign_league.h"
#include "core/county/county.h"
#include "core/report/letterhead.h"
#include "core/report/sheet_doc.h"

namespace lx {

/// What a campaign's letters are made of.
struct CampaignLetter
{
    const CampaignProgress& campaign;
    const CampaignLeague& league;
    const County& county; ///< with the policies whose targets it names
    std::string office;   ///< who signs (letter_office)
    Letterhead head;
    Date day;                    ///< of the letter
    std::optional<int> number{}; ///< of the year; none = room to write it
};

/// Campaigns' letters have no sheet of their own: their word and numbers are kept under this id,
/// and called so.
inline constexpr const char* campaign_letters = "campaign-letter";
inline constexpr const char* campaign_letters_name = "行动通报";
/// The number of a campaign's bulletin of a day, or of its summary: the one it has, else, where
/// `gives`, the next of the year. None where it has none, or the office has no word for numbers.
[[nodiscard]] std::optional<int> campaign_letter_number(LetterNumbers& numbers,
                                                        const Letterhead& head,
                                                        const CampaignProgress& campaign,
                                                        bool summary, Date day, bool gives);

/// 通报: how far the campaign is, the townships' league table of the week, who leads, who did
/// nothing new in the week, where most are still to be founded. To the committees of townships,
/// parks and trades.
[[nodiscard]] SheetDoc campaign_bulletin(const CampaignLetter& letter);

/// The closing summary as a letter: targets against what was reached, by whom (milestones and
/// townships), what is left and why (milestones not done, reasons of units without an
/// organization). Before the campaign is over it is told as it stands.
[[nodiscard]] SheetDoc campaign_summary(const CampaignLetter& letter);

} // namespace lx
