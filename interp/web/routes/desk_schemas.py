"""The addresses of the review desk, as they are described in the published documents."""

from interp.web.review_desk import consistency_messages as memory
from interp.web.review_desk import copy_messages as copies
from interp.web.review_desk import desk_messages as desk
from interp.web.review_desk import editing_messages as edit
from interp.web.routes.documented_routes import CHANGE, COMPUTED, DOCUMENT, DOCX, LOOK, OUTGOING, Route

SEGMENT = DOCUMENT + "/text/{language}/{segment}"
COPIES = DOCUMENT + "/copies/{language}"
OUT = DOCUMENT + "/out/{language}"
DESK: tuple[Route, ...] = (
    Route("get", "/api/meetings/{meeting}/queue", "What is filed and to be done", desk.Queue, (), (304, *LOOK)),
    Route(
        "get", "/api/meetings/{meeting}/concordance", "Where a phrase was translated before", desk.Concordance,
        ("q.phrase!", "source", "language"), LOOK,
    ),
    Route(
        "get", DOCUMENT + "/text/{language}", "A document line by line", desk.DocumentText, ("beside",),
        (304, *COMPUTED),
    ),
    Route("get", SEGMENT, "A segment's history and matches", desk.SegmentDetail, (), LOOK),
    Route("post", SEGMENT, "Write, approve or overrule a segment", desk.Revised, (), CHANGE, desk.Revise),
    Route("post", SEGMENT + "/restore", "Put an earlier revision back", desk.Revised, (), CHANGE, desk.Restore),
    Route("get", COPIES, "One's own working copies", copies.Copies, ("device!",), OUTGOING),
    Route("put", COPIES, "Keep what is typed", copies.CopiesKept, ("device!",), CHANGE, copies.KeepCopies),
    Route("delete", COPIES, "Erase working copies", copies.CopiesErased, ("device!", "sentence!", "saved_at"), CHANGE),
    Route("post", DOCUMENT + "/present/{language}", "Who else is in a document", copies.InDocument, ("device!",),
          CHANGE, copies.Here),
    Route("post", DOCUMENT + "/passages/{segment}", "Set the language of a paragraph", desk.PassageSet, (), CHANGE,
          desk.SetPassage),
    Route("post", "/api/meetings/{meeting}/documents", "Upload a document", desk.Filed, (), CHANGE, status=201),
    Route("post", DOCUMENT + "/versions", "File a newer version", desk.VersionFiled, (), CHANGE),
    Route("post", DOCUMENT + "/official", "Attach the official version", desk.OfficialFiled, (), CHANGE),
    Route("post", DOCUMENT + "/visibility", "Say who may see it", desk.Kept, (), CHANGE, desk.SetVisibility),
    Route("post", DOCUMENT + "/release", "Say when, by whom, it may be read", desk.Kept, (), CHANGE, desk.SetRelease),
    Route("post", DOCUMENT + "/delivery", "Say how it will be delivered", desk.Kept, (), CHANGE, desk.SetDelivery),
    Route("post", DOCUMENT + "/speech", "Say whose text it is", desk.Kept, (), CHANGE, desk.SetSpeech),
    Route("post", DOCUMENT + "/withdrawn", "Withdraw it, or bring it back", desk.Kept, (), CHANGE, desk.SetWithdrawn),
    Route("post", DOCUMENT + "/assigned", "Say who revises it", desk.Kept, (), CHANGE, desk.Assign),
    Route("get", OUT + "/translation.docx", "The translation as .docx", None, (), (304, *OUTGOING),
          files=(DOCX,)),
    Route("get", OUT + "/bilingual.docx", "A table for revision on paper", None, (), (304, *OUTGOING),
          files=(DOCX,)),
    Route("post", OUT + "/revised", "What a revised table would change", desk.RevisedTable, (), CHANGE),
    Route("post", "/api/meetings/{meeting}/retry", "Let what failed wait again", desk.Retried, (), CHANGE, desk.Retry),
)  # fmt: skip
EDIT = DOCUMENT + "/editing/{language}"
EDITING = (
    Route("get", EDIT + "/notes", "The comments and flags on its sentences", edit.NoteRows, (), LOOK),
    Route("post", EDIT + "/notes", "Write a comment, or flag a sentence", edit.Noted, (), CHANGE, edit.WriteNote),
    Route("post", EDIT + "/notes/{note}", "Mark a note as done, or open it", desk.Kept, (), CHANGE, edit.SettleNote),
    Route("get", EDIT + "/inserts/{segment}", "What can be inserted by number", edit.InsertRows, (), LOOK),
    Route("post", EDIT + "/approve", "Approve sentences as they stand", edit.OutcomeRow, (), CHANGE, edit.Choose),
    Route("post", EDIT + "/take_back", "Put earlier revisions back", edit.OutcomeRow, (), CHANGE, edit.Choose),
    Route("post", EDIT + "/preview", "What a replacement would change", edit.Preview, (), CHANGE, edit.LookFor),
    Route("post", EDIT + "/replace", "Replace words in sentences", edit.OutcomeRow, (), CHANGE, edit.ReplaceIn),
    Route("post", EDIT + "/terms", "Add a term to the operator's list", desk.Kept, (), CHANGE, edit.AddTerm),
    Route("post", EDIT + "/terms/take_back", "Remove a term that one added", desk.Kept, (), CHANGE, edit.AddTerm),
)
MEMORY = (
    Route(
        "get", DOCUMENT + "/proposals/{language}", "Persons' earlier words for its sentences", memory.ProposalRows,
        ("after_segment",), COMPUTED,
    ),
    Route(
        "get", DOCUMENT + "/consistency/{language}", "Where its translation is not the same throughout",
        memory.ConsistencyAnswer, (), (304, *COMPUTED),
    ),
    Route(
        "post", DOCUMENT + "/same/{language}", "Confirm a correction in same sentences", memory.SameConfirmed, (),
        CHANGE, memory.ConfirmSame,
    ),
    Route(
        "post", "/api/meetings/{meeting}/again", "Have machine drafts made again", memory.DraftedAgain, (), CHANGE,
        memory.DraftAgain,
    ),
)  # fmt: skip
