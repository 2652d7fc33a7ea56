"""How the head is turned, in degrees: yaw (to the side), pitch (up or down), roll (tilted).

From the mesh's own depth: yaw from the two outer edges of the face, pitch from forehead and chin, roll
from the outer corners of the eyes. Positive yaw turns to the right of the picture, positive pitch
looks up, positive roll tilts clockwise. Pitch is the least exact; official portraits, whose sitters
look straight ahead, measured a median of 0 after the offset below.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.pictures.measures.face_mesh import face_mesh
from icpdesk.pictures.picture import Picture

_RIGHT_EDGE, _LEFT_EDGE = 234, 454
_FOREHEAD, _CHIN = 10, 152
_RIGHT_EYE, _LEFT_EYE = 33, 263
_PITCH_OF_STRAIGHT = 4.8
"""Degrees that the line from forehead to chin leans in a face that looks straight ahead."""


@dataclass(frozen=True, slots=True)
class HeadPose:
    """Degrees."""

    yaw: float
    pitch: float
    roll: float


def head_pose(picture: Picture) -> HeadPose | None:
    """None without a face."""
    import numpy as np

    mesh = picture.measure(face_mesh)
    if mesh is None:
        return None
    right, left = mesh.placed[_RIGHT_EDGE], mesh.placed[_LEFT_EDGE]
    forehead, chin = mesh.placed[_FOREHEAD], mesh.placed[_CHIN]
    across, down = left - right, chin - forehead
    eyes = mesh.points[_LEFT_EYE] - mesh.points[_RIGHT_EYE]
    return HeadPose(
        yaw=float(np.degrees(np.arctan2(across[2], across[0]))),
        pitch=float(np.degrees(np.arctan2(down[2], down[1]))) - _PITCH_OF_STRAIGHT,
        roll=float(np.degrees(np.arctan2(eyes[1], eyes[0]))),
    )
